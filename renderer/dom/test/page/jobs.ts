/** The page of headless browsers with jobs of its own: previewing documents. */
import { addJobs } from "@videoflow/renderer-server/browser/page";
import * as behaviour from "./behaviour.js";
import { hashFrames } from "./hash-frames.js";
import * as player from "./player.js";
import { sound } from "./sound.js";

addJobs({ ...behaviour, ...player, hashFrames, sound });
