import fc from 'fast-check';

// Where a change is judged, the same cases are played each time, so that the verdict is about the change; by hand every run
// plays new ones, and what they find becomes an example in the test.
if (process.env.CI) fc.configureGlobal({ seed: 1985 });
