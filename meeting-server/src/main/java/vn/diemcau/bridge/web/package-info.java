/** The bridge channel's WebSocket. */
package vn.diemcau.bridge.web;
