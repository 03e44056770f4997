import VideoFlow from '@videoflow/core';

const $ = new VideoFlow({ width: 1280, height: 720 });
$.addText({ text: 'User Recap', fontSize: 5, color: '#FF5A1F' });
$.wait('5s');
const videoJson = await $.compile();

// Send this JSON to your render queue!
console.log(JSON.stringify(videoJson));
