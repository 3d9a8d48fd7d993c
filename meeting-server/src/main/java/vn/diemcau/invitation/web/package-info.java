/** REST of replies. */
package vn.diemcau.invitation.web;
