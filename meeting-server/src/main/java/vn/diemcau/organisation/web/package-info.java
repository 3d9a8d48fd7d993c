/** REST of the unit tree. */
package vn.diemcau.organisation.web;
