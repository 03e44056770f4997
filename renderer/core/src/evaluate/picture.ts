import type { Fit } from "@videoflow/core";
import type { Timeline, TimelinePicture } from "../resolve/timeline.js";
import type { PictureContent } from "./display-list.js";
import type { Moment } from "./moment.js";
import { movieFrameAt } from "./movie-frame.js";

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The picture of an image or video layer at its local time `time`, in whole microseconds. */
export function pictureAt(timeline: Timeline, picture: TimelinePicture, moment: Moment, time: number): PictureContent {
  const fit = moment.name<Fit>("fit");
  const box = boxAt(timeline, picture, fit, moment);
  const scaled = scaledTo(box, picture, fit);
  return {
    kind: "picture",
    picture: picture.index,
    ...(picture.movie ? { frame: movieFrameAt(picture.movie, time), moving: true } : { frame: frameAt(picture, time) }),
    ...box,
    placed: { left: (box.width - scaled.width) / 2, top: (box.height - scaled.height) / 2, ...scaled },
  };
}

/** The table of SPEC §11.1. */
function boxAt(canvas: Size, picture: Size, fit: Fit, moment: Moment): Size {
  const width = moment.has("width") ? moment.size("width", moment.em, canvas.width) : undefined;
  const height = moment.has("height") ? moment.size("height", moment.em, canvas.height) : undefined;
  if (width !== undefined && height !== undefined) return { width, height };
  if (width !== undefined) return { width, height: (width * picture.height) / picture.width };
  if (height !== undefined) return { width: (height * picture.width) / picture.height, height };
  if (fit === "none") return { width: picture.width, height: picture.height };
  return fit === "contain" ? scaledTo(canvas, picture, fit) : { width: canvas.width, height: canvas.height };
}

/** The size at which a picture fits a box. */
function scaledTo(box: Size, { width, height }: Size, fit: Fit): Size {
  if (fit === "fill") return { width: box.width, height: box.height };
  if (fit === "none") return { width, height };
  const [x, y] = [box.width / width, box.height / height];
  const decidedByWidth = fit === "contain" ? x < y : x >= y;
  // The side that decides is the box's own, not what is left of it after dividing and multiplying.
  return decidedByWidth ? { width: box.width, height: height * x } : { width: width * y, height: box.height };
}

/** The frame that is due (SPEC §11.2). */
function frameAt({ delays, loop }: TimelinePicture, time: number): number {
  if (delays.length === 1) return 0;
  const total = delays.reduce((sum, delay) => sum + delay, 0);
  const due = loop ? time % total : time;
  let end = 0;
  const frame = delays.findIndex((delay) => {
    end += delay;
    return due < end;
  });
  return frame < 0 ? delays.length - 1 : frame;
}
