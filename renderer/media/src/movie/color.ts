import type { PlanarPicture } from "@videoflow/renderer-core";

/** How the numbers of a picture are to be understood. */
export type PictureColor = Pick<PlanarPicture, "matrix" | "range">;

/** From this height on, video that does not say its matrix is taken to be high definition. */
const HIGH_DEFINITION = 720;

/**
 * The colour of a video by what its file says, in the container or in the stream; undefined for what is not Y'CbCr. The same rule
 * for all decoders, as they differ in what they report.
 *
 * @param height pixels of the stored pictures
 */
export function pictureColor({ matrix, fullRange }: VideoColorSpaceInit, height: number): PictureColor | undefined {
  const range = fullRange ? "full" : "limited";
  // Names beyond those of the type exist in files.
  switch (matrix as string | null | undefined) {
    case "rgb":
      return undefined;
    case "bt709":
      return { matrix: "bt709", range };
    case "bt470bg":
    case "smpte170m":
      return { matrix: "bt601", range };
    case "bt2020-ncl":
      return { matrix: "bt2020", range };
    default:
      return { matrix: height >= HIGH_DEFINITION ? "bt709" : "bt601", range };
  }
}
