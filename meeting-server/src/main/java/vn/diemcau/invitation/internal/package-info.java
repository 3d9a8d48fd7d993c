/** Taking, keeping and counting replies. */
package vn.diemcau.invitation.internal;
