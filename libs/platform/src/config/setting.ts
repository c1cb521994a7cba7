/** The process's environment, or a stand-in for it in a test. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** One setting: the variable it is read from and how its text becomes a value. A parser throws an `Error` that says what would be right. */
export interface Setting<T> {
  readonly variable: string;
  /** What a right text is, with unit and range, where no wrong text would be answered with it. */
  readonly expected?: string;
  /** What it is for: a sentence. */
  readonly description?: string;
  parse(text: string | undefined): T;
  /** What, given, would say the same as nothing, where it is not the value itself. */
  readonly fallback?: string;
}

/** Settings by name, and groups of settings that are handed on together. */
export interface SettingGroup {
  readonly [name: string]: Setting<unknown> | SettingGroup;
}
