/** The package is not built; the message is a list of everything that is in the way. */
export class PackageRefusal extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(['The app package is not built:', ...faults.map((fault) => `- ${fault}`)].join('\n'));
    this.name = 'PackageRefusal';
    this.faults = faults;
  }
}
