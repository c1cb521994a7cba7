export interface Row {
  readonly act: string;
  readonly gas: number;
  readonly limit: number;
}
