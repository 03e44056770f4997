import { type VitePlugin, vitePlugin } from "@videoflow/renderer-media/web/vite";

/** For `plugins` of vite.config.js: lets Vite's development server find the package's files. */
export default function videoflow(): VitePlugin {
  return vitePlugin("@videoflow/renderer-dom");
}
