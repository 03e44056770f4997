/**
 * Makes the clips of test/fixtures/h264 with FFmpeg 5.1 and libx264, and `digests.json`: the SHA-256 of all samples of each, picture
 * after picture as they are shown, Y before Cb before Cr, as FFmpeg's decoder gives them (grey chroma for what has none). Needed
 * for this only: the files are committed.
 *
 * The clips `random-*` are not made here: they were written macroblock by macroblock at random, with types, partitions, references,
 * vectors and weights that x264 never chooses. FFmpeg's digests of them hold without its assembly (-cpuflags 0), which overflows.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../test/fixtures/h264", import.meta.url));
mkdirSync(folder, { recursive: true });

const pattern = "testsrc2=size=96x80:rate=25:duration=0.5";
const moving = "testsrc2=size=128x96:rate=25:duration=0.6,rotate=t*2,noise=alls=6:allf=t:all_seed=1";
const noise =
  "nullsrc=s=48x32:r=25:d=0.2,geq=lum='mod(X*X*7+Y*31*(N+1)+X*Y*3,256)':cb='mod(X*53+Y*Y,256)':cr='mod(X*Y*11+N*9,256)'";
const sharp =
  "nullsrc=s=48x32:r=25:d=0.2,geq=lum='255*mod(floor(X/3)+floor(Y/2)+N,2)':cb='255*mod(floor(X/5)+N,2)':cr='255*mod(floor(Y/4),2)'";
const fading = "testsrc2=size=96x80:rate=25:duration=1,fade=t=in:d=0.5,fade=t=out:st=0.5:d=0.5";

/** What each clip is made of: source, profile, settings of x264, and further options of FFmpeg. */
const clips = {
  "baseline-references": [moving, "baseline", "crf=30:ref=5:partitions=all:keyint=9"],
  "baseline-slices": [pattern, "baseline", "crf=28:slices=4:no-deblock=1"],
  "main-cabac": [moving, "main", "crf=30:bframes=3:b-adapt=0:partitions=all:ref=3"],
  "main-cavlc": [moving, "main", "crf=30:cabac=0:bframes=3:b-adapt=0:direct=temporal"],
  "main-temporal": [moving, "main", "crf=30:bframes=5:b-adapt=0:direct=temporal:b-pyramid=normal:ref=4"],
  "main-weighted": [fading, "main", "crf=30:weightp=2:bframes=2:b-adapt=0"],
  "main-weighted-cavlc": [fading, "main", "crf=30:cabac=0:weightp=2:bframes=0:ref=3"],
  "high-cabac": [moving, "high", "crf=29:bframes=3:b-adapt=0:partitions=all:deblock=3,-2"],
  "high-cavlc": [moving, "high", "crf=29:cabac=0:bframes=2:b-adapt=0:partitions=all"],
  "high-pyramid": [moving, "high", "crf=31:bframes=8:b-adapt=0:b-pyramid=strict:ref=8:direct=spatial"],
  "high-scaling-lists": [pattern, "high", "crf=24:cqm=jvt:bframes=1"],
  "high-own-lists": [pattern, "high", "crf=26:cqm4iy=6,9,9,12,12,12,15,15,15,15,18,18,18,21,21,24:bframes=1"],
  "high-constrained-intra": [moving, "high", "crf=34:constrained-intra=1:bframes=1:slices=2"],
  "high-cabac-init-1": [moving, "high", "crf=31:cabac-idc=1:bframes=2"],
  "high-cabac-init-2": [moving, "high", "crf=31:cabac-idc=2:bframes=2"],
  "high-chroma-qp": [pattern, "high", "qp=44:chroma-qp-offset=-12:bframes=1"],
  "high-open-gop": [pattern, "high", "crf=30:open-gop=1:keyint=6:bframes=2:b-adapt=0"],
  "high-frames-of-fields": [pattern, "high", "crf=30:fake-interlaced=1:bframes=2"],
  "high-samples": [noise, "high", "qp=1"],
  "main-samples-cavlc": [noise, "main", "qp=1:cabac=0"],
  "high-large-levels": [sharp, "high", "qp=2:cabac=0:bframes=1"],
  "high-cropped": ["testsrc2=size=90x50:rate=25:duration=0.4", "high", "crf=28:bframes=2"],
  "high-tiny": ["testsrc2=size=16x16:rate=25:duration=0.4", "high", "crf=28:bframes=2"],
  "high-monochrome": [`${pattern},format=gray`, "high", "crf=28:bframes=2", "gray"],
};

const list = join(folder, "digests.json");
const digests = JSON.parse(readFileSync(list, "utf8"));
for (const [name, [source, profile, settings, format = "yuv420p"]] of Object.entries(clips)) {
  const file = join(folder, `${name}.mp4`);
  encode(file, source, profile, settings, format);
  const samples = execFileSync(
    "ffmpeg",
    ["-v", "error", "-i", file, "-fps_mode", "passthrough", "-pix_fmt", "yuv420p", "-f", "rawvideo", "-"],
    { maxBuffer: 2 ** 28 },
  );
  digests[name] = createHash("sha256").update(samples).digest("hex");
}
writeFileSync(list, `${JSON.stringify(digests, null, 2)}\n`);

// What is refused.
encode(join(folder, "..", "interlaced.mp4"), pattern, "high", "crf=30:interlaced=1", "yuv420p");
encode(join(folder, "..", "high-10.mp4"), pattern, "high10", "crf=30", "yuv420p10le");

function encode(file, source, profile, settings, format) {
  execFileSync("ffmpeg", [
    ...["-v", "error", "-y", "-bitexact", "-f", "lavfi", "-i", source, "-c:v", "libx264", "-profile:v", profile],
    ...["-pix_fmt", format, "-x264-params", settings, "-threads", "1", "-fflags", "+bitexact", file],
  ]);
}
