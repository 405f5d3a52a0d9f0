export const repositoryFolder = new URL('../../', import.meta.url);
export const appPackageFolder = new URL('appPackage/', repositoryFolder);
