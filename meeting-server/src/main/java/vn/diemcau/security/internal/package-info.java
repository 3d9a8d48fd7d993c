/** How accounts, attempts to sign in, entry codes and the audit trail are kept. */
package vn.diemcau.security.internal;
