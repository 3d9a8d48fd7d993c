/** How media sessions are kept; closed to other features. */
package vn.diemcau.bridge.internal;
