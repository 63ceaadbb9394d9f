/** Whether a window can be shown: always on macOS and Windows, on Linux when an X or Wayland display is named. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}
