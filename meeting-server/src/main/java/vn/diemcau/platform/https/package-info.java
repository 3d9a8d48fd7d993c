/** HTTPS for the machines of a local network: a certificate authority of this server's own. */
@org.springframework.modulith.NamedInterface("https")
package vn.diemcau.platform.https;
