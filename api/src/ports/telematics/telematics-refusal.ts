/** Why a vendor's service did not answer as asked, in words for whoever set the connection up. */
export class TelematicsRefusal extends Error {
  /** `credentials`: asking again changes nothing until somebody corrects them. */
  readonly kind: 'credentials' | 'limit' | 'unreachable' | 'answer';
  /** As far as the other side has said. */
  readonly retryAfterSeconds: number | undefined;

  constructor(kind: TelematicsRefusal['kind'], message: string, retryAfterSeconds?: number) {
    super(message);
    this.name = 'TelematicsRefusal';
    this.kind = kind;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
