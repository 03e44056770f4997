import type { Issue } from "@videoflow/core";
import { element } from "./elements.js";

/** Issues shown; the others are counted. */
const MOST = 20;

/** What is wrong, and how to mend it, in the place of the picture. */
export function problemList(issues: readonly Issue[]): Node[] {
  const errors = issues.filter(({ severity }) => severity === "error");
  const shown = errors
    .slice(0, MOST)
    .map(({ message, fix, pointer }) =>
      element("li", {}, [
        element("p", {}, [message]),
        element("p", { class: "fix" }, [fix]),
        ...(pointer === "" ? [] : [element("code", {}, [pointer])]),
      ]),
    );
  const rest = errors.length - shown.length;
  return [
    element("h2", {}, ["This video cannot be shown"]),
    element("ul", {}, [...shown, ...(rest > 0 ? [element("li", {}, [`${rest} more`])] : [])]),
  ];
}
