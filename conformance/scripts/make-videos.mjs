/**
 * Makes the video files of the golden cases with FFmpeg (5.1 with libx264, libvpx, libaom and libx265), which is needed for this
 * only: the files are committed. Another release of FFmpeg makes other files, whose hashes are then to be filled in anew.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const cases = fileURLToPath(new URL("../cases", import.meta.url));

/** A picture that counts frames and seconds, and moves. */
const pattern = (size, seconds, rate = 30) => [
  "-f",
  "lavfi",
  "-i",
  `testsrc2=size=${size}:rate=${rate}:duration=${seconds}`,
];
const vp8 = ["-c:v", "libvpx", "-b:v", "150k", "-g", "15", "-auto-alt-ref", "0"];
const av1 = ["-c:v", "libaom-av1", "-cpu-used", "8", "-b:v", "120k", "-g", "15"];
const h264 = ["-c:v", "libx264", "-profile:v", "high", "-bf", "3", "-g", "20", "-b:v", "150k"];

function make(file, ...options) {
  const path = join(cases, file);
  mkdirSync(dirname(path), { recursive: true });
  execFileSync("ffmpeg", ["-v", "error", "-y", "-bitexact", ...options, "-fflags", "+bitexact", "-threads", "1", path]);
  return path;
}

/** The MP4 file with the matrix that turns its pictures by 90 degrees clockwise (ISO 14496-12, 8.3.2). */
function turned(bytes) {
  const header = bytes.indexOf("tkhd") - 4;
  [0, 0x10000, 0, -0x10000, 0, 0, 0x10000 * 120, 0, 0x40000000].forEach((value, index) => {
    bytes.writeInt32BE(value, header + 48 + 4 * index);
  });
  return bytes;
}

make("video/h264/clip.mp4", ...pattern("320x180", 1.5), "-pix_fmt", "yuv420p", ...h264);
// What encoders make of H.264: several slices and references, weighted prediction, scaling lists and sizes that are cut.
const x264 = (profile, settings) => [
  "-pix_fmt",
  "yuv420p",
  "-c:v",
  "libx264",
  "-profile:v",
  profile,
  "-x264-params",
  settings,
];
make("video/h264-kinds/baseline.mp4", ...pattern("160x90", 0.6), ...x264("baseline", "crf=28:ref=4:slices=3"));
make(
  "video/h264-kinds/weighted.mp4",
  ...pattern("160x90", 0.6),
  ...["-vf", "fade=t=in:d=0.5", ...x264("main", "crf=28:weightp=2:bframes=2:b-adapt=0:direct=temporal")],
);
make(
  "video/h264-kinds/cropped.mp4",
  ...pattern("150x86", 0.6),
  ...x264("high", "crf=26:cqm=jvt:bframes=3:b-adapt=0:b-pyramid=normal"),
);
make("video/vp9/clip.webm", ...pattern("320x180", 1), "-pix_fmt", "yuv420p", "-c:v", "libvpx-vp9", "-b:v", "150k");
make("video/part-speed-loop/clip.webm", ...pattern("240x136", 2), "-pix_fmt", "yuv420p", ...vp8);
make("video/group/clip.mp4", ...pattern("320x180", 1), "-pix_fmt", "yuv420p", ...av1);
make(
  "video/alpha/clip.webm",
  ...pattern("160x90", 1),
  "-vf",
  "format=yuva420p,geq=lum='p(X,Y)':cb='cb(X,Y)':cr='cr(X,Y)':a='255*lt(hypot(X-80,Y-45),40)-100*lt(X,80)*lt(hypot(X-80,Y-45),40)'",
  ...vp8,
);
make(
  "video/odd-size/clip.webm",
  ...pattern("162x92", 0.5),
  "-vf",
  "scale=161:91,setsar=1",
  "-pix_fmt",
  "yuv420p",
  ...vp8,
);

// A phone held upright: stored on its side, to be turned when shown.
const sideways = make("video/rotated/stored.mp4", ...pattern("180x120", 0.5), "-pix_fmt", "yuv420p", ...av1);
writeFileSync(join(cases, "video/rotated/clip.mp4"), turned(readFileSync(sideways)));
make("video/rotated/anamorphic.mp4", ...pattern("120x120", 0.5), "-vf", "setsar=2/1", "-pix_fmt", "yuv420p", ...av1);
rmSync(sideways);

// Pictures are held for 1, 2, 3, … thirtieths of a second.
make(
  "video/variable-rate/clip.webm",
  ...pattern("160x90", 1),
  "-vf",
  "setpts='N*(N+1)/2/30/TB'",
  "-fps_mode",
  "passthrough",
  "-t",
  "4",
  "-pix_fmt",
  "yuv420p",
  ...vp8,
);

const colors = (name, matrix, range) =>
  make(
    `video/colors/${name}.webm`,
    ...pattern("160x90", 0.2),
    "-vf",
    `scale=out_color_matrix=${matrix}:out_range=${range},format=yuv420p`,
    ...["-colorspace", matrix === "bt709" ? "bt709" : "smpte170m", "-color_range", range],
    ...vp8,
  );
colors("bt709", "bt709", "tv");
colors("bt601", "bt601", "tv");
colors("full", "bt709", "pc");

// What Node decodes with node-av only, and browsers where the system does.
make(
  "../../renderer/server/test/fixtures/hevc.mp4",
  ...pattern("64x64", 0.2),
  ...["-pix_fmt", "yuv420p", "-c:v", "libx265", "-tag:v", "hvc1", "-x265-params", "log-level=none"],
);

const whole = join(cases, "video/group/clip.mp4");
const cut = join(cases, "invalid/truncated-mp4/clip.mp4");
mkdirSync(dirname(cut), { recursive: true });
const mp4 = readFileSync(whole);
writeFileSync(cut, mp4.subarray(0, Math.floor(mp4.length / 2)));
const fast = join(cases, "invalid/truncated-webm/clip.webm");
mkdirSync(dirname(fast), { recursive: true });
const webm = readFileSync(join(cases, "video/odd-size/clip.webm"));
writeFileSync(fast, webm.subarray(0, Math.floor(webm.length * 0.6)));
mkdirSync(join(cases, "invalid/not-a-video"), { recursive: true });
writeFileSync(join(cases, "invalid/not-a-video/notes.mp4"), "Just a text.\n");
