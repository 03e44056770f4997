import { expect, test } from "vitest";
import { reasonOf } from "../src/errors.js";

test("a reason can stand in a sentence, which has a full stop of its own", () => {
  expect(reasonOf(new Error("timestamp must be a number."))).toBe("timestamp must be a number");
  expect(reasonOf("a.b")).toBe("a.b");
  expect(reasonOf(new Error("..."))).toBe("no reason given");
});
