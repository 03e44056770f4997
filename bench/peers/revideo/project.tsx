// The scenes in Revideo's own form.
import { Img, makeScene2D, Rect, Txt, Video } from "@revideo/2d";
import { all, createRef, easeOutCubic, linear, makeProject, useScene, waitFor } from "@revideo/core";

const SECONDS = 10;

const scene = makeScene2D("scene", function* (view) {
  const name = useScene().variables.get("scene", "title")();
  const media = useScene().variables.get("media", "")();
  if (name === "title") {
    const [width, height] = [1280, 720];
    view.fill("#101828");
    const bar = createRef<Rect>();
    const heading = createRef<Txt>();
    const line = createRef<Txt>();
    view.add(
      <>
        <Rect ref={bar} width={0.4 * width} height={0.006 * width} fill="#FF5A1F" y={0.08 * height} scaleX={0} />
        <Txt
          ref={heading}
          text="Quarterly Review"
          fontFamily="Noto Sans"
          fontWeight={800}
          fontSize={0.07 * width}
          fill="white"
          y={-0.05 * height}
          opacity={0}
          scale={0.8}
        />
        <Txt
          ref={line}
          text="What we shipped, and what comes next"
          fontFamily="Noto Sans"
          fontSize={0.03 * width}
          fill="#98A2B3"
          y={0.18 * height}
          opacity={0}
          scale={1.1}
        />
      </>,
    );
    yield* all(
      bar().scale.x(1, 1, easeOutCubic),
      heading().opacity(1, 1, linear),
      heading().scale(1, SECONDS, easeOutCubic),
      line().opacity(1, 1.5, linear),
      line().scale(1, SECONDS, easeOutCubic),
    );
    return;
  }
  if (name === "kenBurns") {
    const photo = createRef<Img>();
    view.add(
      <>
        <Img ref={photo} src={`${media}/photo.jpg`} width={1920} height={1080} opacity={0} />
        <Txt text="Somewhere else" fontFamily="Noto Sans" fontWeight={700} fontSize={115} fill="white" y={324} />
      </>,
    );
    yield* all(photo().opacity(1, 1, linear), photo().scale(1.2, SECONDS, linear));
    return;
  }
  const caption = createRef<Txt>();
  view.add(
    <>
      <Video src={`${media}/clip.mp4`} width={1280} height={720} play={true} />
      <Txt ref={caption} fontFamily="Noto Sans" fontSize={51} fill="white" y={252} />
    </>,
  );
  for (let index = 0; index < SECONDS / 2; index++) {
    caption().text(`Caption number ${index + 1}`);
    yield* waitFor(1.9);
    caption().text("");
    yield* waitFor(0.1);
  }
});

export default makeProject({ scenes: [scene], settings: { shared: { size: { x: 1280, y: 720 } } } });
