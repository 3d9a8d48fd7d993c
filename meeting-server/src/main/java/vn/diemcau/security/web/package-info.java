/** REST of sessions, accounts, entry codes, audit and imports; the security filter chain. */
package vn.diemcau.security.web;
