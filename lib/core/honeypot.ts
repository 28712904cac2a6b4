/** The name of a field people do not see; whoever fills it is a program. Nothing a browser would fill in by itself. */
export const HONEYPOT = "leave_empty";
