/** A refusal with the code that Graph passes on from Exchange. */
export class ExchangeError extends Error {
  readonly status: 400 | 403 | 404 | 409 | 412 | 501;
  readonly code: string;

  constructor(status: ExchangeError['status'], code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export function itemNotFound(): ExchangeError {
  return new ExchangeError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
}

export function changeKeyMismatch(): ExchangeError {
  return new ExchangeError(
    412,
    'ErrorIrresolvableConflict',
    'The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.',
  );
}
