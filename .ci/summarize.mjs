/** Says what `npm run check` and `npm test` came to; the last line is "N passed, N failed", and the exit code agrees. */
import { readFileSync } from 'node:fs';

const [reportFile, checkStatus, testStatus] = process.argv.slice(2);
const problems = [];
const secondTries = [];
let passed = 0;
if (checkStatus === '0') passed++;
else problems.push('npm run check failed');

const files = readReport();
for (const file of files) {
  for (const test of file.assertionResults) {
    if (test.status === 'passed') {
      passed++;
      for (const message of test.failureMessages)
        secondTries.push(`passed at the second try: ${test.fullName}\n${message}`);
    } else if (test.status === 'failed') problems.push(`failed: ${test.fullName}`);
    else problems.push(`left out: ${test.fullName}`);
  }
  const explained = file.assertionResults.some(({ status }) => status === 'failed');
  if (file.status === 'failed' && !explained) problems.push(`failed: ${file.name}`);
}
if (files.length === 0) problems.push('npm test ran no test');
if (testStatus !== '0' && !problems.some((line) => line.startsWith('failed'))) problems.push('npm test failed');

for (const line of [...secondTries, ...problems]) process.stdout.write(`${line}\n`);
process.stdout.write(`${passed} passed, ${problems.length} failed\n`);
process.exitCode = problems.length > 0 ? 1 : 0;

/** @returns no files when the run ended before it could report */
function readReport() {
  try {
    return JSON.parse(readFileSync(reportFile, 'utf8')).testResults;
  } catch {
    return [];
  }
}
