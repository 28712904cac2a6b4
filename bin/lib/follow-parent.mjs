// Loaded first into every process we start: when the parent is gone, however it went, the child must not keep the port.
// A killed parent cannot clean up; an orphaned web server would make the next start say that the port is busy.
// Workers that the child forks inherit the flag that loads this file, but not the variable: they follow the child.
if (process.env.FOLLOW_PARENT && process.channel) {
  delete process.env.FOLLOW_PARENT;
  process.on("disconnect", () => process.exit(1));
  process.channel.unref();
}
