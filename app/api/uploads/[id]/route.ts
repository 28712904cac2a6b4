/** How far an upload in parts came; its next part; giving it up. */
export { receivePart as DELETE, receivePart as HEAD, receivePart as PATCH } from "../receive-part";
