/** Begins an upload in parts. */
export { receivePart as POST } from "./receive-part";
