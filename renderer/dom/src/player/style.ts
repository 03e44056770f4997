/** The look of the player. Custom properties of the page and `::part()` change it; README.md lists them. */
const CSS = `
:host {
  --accent: var(--video-flow-accent, #ff5a1f);
  --color: var(--video-flow-color, #fff);
  --scrim: var(--video-flow-scrim, 8 10 14);
  --track: color-mix(in srgb, var(--color) 28%, transparent);
  --font: var(--video-flow-font, 500 13px/1 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif);
  display: block;
  inline-size: 100%;
  position: relative;
  container-type: inline-size;
  /* One edge for all that lies on one another: borders that are rounded by themselves shine through at corners. */
  clip-path: inset(0 round var(--video-flow-radius, 0px));
  color: var(--color);
  font: var(--font);
  -webkit-tap-highlight-color: transparent;
}
:host([hidden]) { display: none; }
:host(:fullscreen) { width: 100%; height: 100%; clip-path: none; }

.player, .screen { width: 100%; height: 100%; }
.player { position: relative; }
.player.empty .screen { aspect-ratio: 16 / 9; }
/* Behind a picture that covers it all it would shine through at round corners. */
.player.empty .screen, [data-letterboxed] { background: var(--video-flow-background, #000); }
.player.idle { cursor: none; }
.screen { cursor: pointer; }

/* What lies over the picture. */
.big, .busy, .problem { position: absolute; z-index: 1; }

button {
  all: unset;
  box-sizing: border-box;
  display: grid;
  place-items: center;
  flex: none;
  width: 36px;
  height: 36px;
  border-radius: 8px;
  color: inherit;
  cursor: pointer;
  transition: background-color 120ms, transform 120ms;
}
button:hover { background: color-mix(in srgb, var(--color) 16%, transparent); }
button:active { transform: scale(0.94); }
button:focus-visible, input:focus-visible { outline: 2px solid var(--color); outline-offset: 2px; }
button[hidden] { display: none; }
svg { width: 22px; height: 22px; fill: currentColor; display: block; pointer-events: none; }

.big {
  inset: 0;
  margin: auto;
  width: clamp(52px, 13cqw, 84px);
  height: clamp(52px, 13cqw, 84px);
  border-radius: 50%;
  background: rgb(var(--scrim) / 62%);
  box-shadow: 0 6px 28px rgb(0 0 0 / 35%), inset 0 0 0 1px color-mix(in srgb, var(--color) 18%, transparent);
  backdrop-filter: blur(10px);
}
.big svg { width: 46%; height: 46%; }
.big:hover { background: var(--accent); }

.busy {
  inset: 0;
  margin: auto;
  width: 44px;
  height: 44px;
  border-radius: 50%;
  border: 3px solid var(--track);
  border-top-color: var(--color);
  animation: turn 0.8s linear infinite;
  /* What is loaded at once needs no sign of it. */
  opacity: 0;
  animation: turn 0.8s linear infinite, appear 200ms 350ms forwards;
}
@keyframes turn { to { transform: rotate(1turn); } }
@keyframes appear { to { opacity: 1; } }

.controls {
  position: absolute;
  z-index: 2;
  inset: auto 0 0;
  box-sizing: border-box;
  padding: 72px 12px 8px;
  background: linear-gradient(
    rgb(var(--scrim) / 0%),
    rgb(var(--scrim) / 5%) 15%,
    rgb(var(--scrim) / 18%) 32%,
    rgb(var(--scrim) / 38%) 50%,
    rgb(var(--scrim) / 60%) 70%,
    rgb(var(--scrim) / 76%)
  );
  transition: opacity 180ms, transform 180ms;
  /* The picture can be clicked through what only darkens it. */
  pointer-events: none;
}
.controls > * { pointer-events: auto; }
.player.idle .controls { opacity: 0; transform: translateY(6px); }
.bar { display: flex; align-items: center; gap: 2px; }
.time { padding: 0 8px; white-space: nowrap; font-variant-numeric: tabular-nums; text-shadow: 0 1px 2px rgb(0 0 0 / 50%); }
.time span { opacity: 0.72; }
.space { flex: 1; }

.timeline { position: relative; padding: 0 4px; }
.hint {
  position: absolute;
  bottom: 26px;
  left: clamp(26px, var(--at, 0%), calc(100% - 26px));
  transform: translateX(-50%);
  padding: 5px 8px;
  border-radius: 6px;
  background: rgb(var(--scrim) / 92%);
  font-size: 12px;
  font-variant-numeric: tabular-nums;
  white-space: nowrap;
  opacity: 0;
  transition: opacity 120ms;
  pointer-events: none;
}
@media (hover: hover) { .timeline:hover .hint { opacity: 1; } }
.timeline.dragging .hint { opacity: 1; }

input[type="range"] {
  --done: calc(var(--value, 0) * (100% - 13px) + 6.5px);
  appearance: none;
  -webkit-appearance: none;
  box-sizing: border-box;
  width: 100%;
  height: 24px;
  margin: 0;
  background: none;
  border-radius: 6px;
  cursor: pointer;
  touch-action: none;
}
input[type="range"]::-webkit-slider-runnable-track {
  height: var(--thickness, 4px);
  border-radius: 3px;
  background: linear-gradient(to right, var(--fill) var(--done), var(--track) var(--done));
  transition: height 120ms;
}
input[type="range"]::-moz-range-track {
  height: var(--thickness, 4px);
  border-radius: 3px;
  background: linear-gradient(to right, var(--fill) var(--done), var(--track) var(--done));
}
input[type="range"]::-webkit-slider-thumb {
  -webkit-appearance: none;
  width: 13px;
  height: 13px;
  margin-top: calc((var(--thickness, 4px) - 13px) / 2);
  border: 0;
  border-radius: 50%;
  background: var(--color);
  box-shadow: 0 1px 4px rgb(0 0 0 / 45%);
}
input[type="range"]::-moz-range-thumb {
  width: 13px;
  height: 13px;
  border: 0;
  border-radius: 50%;
  background: var(--color);
  box-shadow: 0 1px 4px rgb(0 0 0 / 45%);
}
.scrubber { --fill: var(--accent); }
.timeline:hover .scrubber, .timeline.dragging .scrubber { --thickness: 6px; }
.volume { --fill: var(--color); width: 76px !important; margin-right: 4px !important; }

.problem {
  inset: 0;
  z-index: 3;
  box-sizing: border-box;
  overflow: auto;
  padding: clamp(16px, 5cqw, 40px);
  background: rgb(var(--scrim) / 94%);
  font-size: 14px;
  line-height: 1.5;
  cursor: auto;
}
.problem[hidden], .busy[hidden], .controls[hidden] { display: none; }
.problem h2 { margin: 0 0 12px; font-size: 16px; line-height: 1.3; font-weight: 650; }
.problem ul { margin: 0; padding: 0; list-style: none; display: grid; gap: 12px; max-width: 68ch; }
.problem li { padding-left: 12px; border-left: 2px solid var(--accent); }
.problem p { margin: 0; overflow-wrap: anywhere; }
.problem .fix { opacity: 0.74; }
.problem code { font: 12px/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; opacity: 0.74; }

.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

@container (width < 420px) {
  .volume { display: none; }
  .controls { padding: 48px 6px 2px; }
}
@container (width < 300px) {
  /* There is no room for them beside the large button. */
  .big:not([hidden]) ~ .controls { display: none; }
}
@container (width < 260px) {
  .time span, .mute { display: none; }
  .time { padding: 0 4px; }
}
@media (prefers-reduced-motion: reduce) {
  .controls, button, .hint { transition: none; }
  .busy { animation-duration: 2.4s, 0s; }
}
@media (forced-colors: active) {
  svg { fill: ButtonText; }
  .controls { background: Canvas; }
}
`;

let sheet: CSSStyleSheet | undefined;

/** One for all players of a page. */
export function playerStyle(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  return sheet;
}
