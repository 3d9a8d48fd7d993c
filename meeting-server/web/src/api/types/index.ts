/**
 * What the server answers with: see the controllers of each feature. Kept by hand; ClientTypesTest
 * lets the compiler hold real answers of the server against it.
 */
export * from './attendance';
export * from './common';
export * from './documents';
export * from './endpoints';
export * from './invitations';
export * from './line-checks';
export * from './meetings';
export * from './operation';
export * from './people';
export * from './talkback';
export * from './units';
