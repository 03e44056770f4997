/** Body of the workers, for bundlers that have to be told of it. */
import "@videoflow/renderer-media/web/export-worker";
