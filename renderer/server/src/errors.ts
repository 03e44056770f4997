export { aborted, fail, reasonOf } from "@videoflow/renderer-media";
