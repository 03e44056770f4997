import VideoFlow from '@videoflow/core';
import '@videoflow/renderer-server';

export async function renderVideo(data) {
  const $ = new VideoFlow({ width: 1080, height: 1920, fps: 30 });

  // Add dynamic content based on the request
  $.addText({ text: `Hello, ${data.userName}`, fontSize: 8, color: '#FF5A1F' });
  $.wait('3s');

  // Render directly to a buffer for S3 upload
  const buffer = await $.renderVideo({
    outputType: 'buffer',
    verbose: true
  });

  return buffer;
}
