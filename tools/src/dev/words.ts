/** What the watching program and the process of an app say to each other. */
export type ToApp =
  | { load: readonly string[] }
  /** The app's joined file, and what it is given. */
  | { go: { file: string; environment: NodeJS.ProcessEnv } }
  | { goOn: true }
  | { leave: true };

export type FromApp =
  /** The packages are loaded; nothing of ours is. */
  | { spare: true }
  /** What it would serve, told before it serves; it waits for `goOn`. */
  | { schema: string }
  /** Somebody asks it something just now. */
  | { asked: true }
  /** It takes nothing new. */
  | { left: true }
  | { failed: string };
