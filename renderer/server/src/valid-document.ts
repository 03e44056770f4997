export { type DocumentInput, validDocument } from "@videoflow/renderer-media";
