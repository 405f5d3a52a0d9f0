/** Microsoft cannot do it now, and may have said when to ask again. The queue waits at least so long. */
export class OutsideBusy extends Error {
  /** Undefined when it did not say. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    message: string,
    { retryAfterSeconds, cause }: { retryAfterSeconds?: number | undefined; cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.name = 'OutsideBusy';
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Whether the same request may work later. 504 may have done it: whoever asks again finds out first. */
export function isBusy(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/** @param text of a `Retry-After` header: seconds; Graph never writes a date */
export function readRetryAfter(text: string | null | undefined): number | undefined {
  const seconds = Number(text ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}
