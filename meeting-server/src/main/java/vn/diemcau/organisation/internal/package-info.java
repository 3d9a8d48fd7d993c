/** How the unit tree is kept, searched and imported. */
package vn.diemcau.organisation.internal;
