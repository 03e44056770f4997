/** What the renderers that live in pages share. */
export { loadResources } from "./load-resources.js";
export type { ResourceAddresses } from "./resource-addresses.js";
