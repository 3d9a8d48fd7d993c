package vn.diemcau.mediabridge.srtp;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.diemcau.mediabridge.fuzz.ShortRun.hex;

import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.diemcau.mediabridge.dtls.SrtpKeys;
import vn.diemcau.mediabridge.dtls.SrtpProfile;

/** What is sealed, byte by byte: by the key derivation of RFC 3711 and the ciphers of the JDK. */
class SrtpVectorsTest {

  /** RFC 3711, appendix B.3. */
  private static final byte[] MASTER_KEY = hex("E1F97A0D3E018BE0D64FA32C06DE4139");

  private static final byte[] MASTER_SALT = hex("0EC675AD498AFEEBB6960B3AABE6");
  private static final byte[] CIPHER_KEY = hex("C61E7A93744F39EE10734AFE3FF7A087");
  private static final byte[] CIPHER_SALT = hex("30CBBC08863D8C85D49DB34A9AE1");
  private static final byte[] AUTH_KEY = hex("CEBE321F6FF7716B6FD4AB49AF256A156D38BAA4");

  private static final byte[] HEADER = hex("800F1234DECAFBADCAFEBABE");
  private static final byte[] PAYLOAD = hex("ABABABABABABABABABABABABABABABAB");

  @BeforeAll
  static void chooseCiphers() {
    CipherWarmUp.run();
  }

  @Test
  void counter_mode_and_hmac_use_the_session_keys_of_rfc_3711() throws Exception {
    byte[] iv = Arrays.copyOf(CIPHER_SALT, 16);
    xor(iv, 4, hex("CAFEBABE"));
    xor(iv, 12, hex("1234"));
    Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(CIPHER_KEY, "AES"), new IvParameterSpec(iv));
    byte[] covered = joined(HEADER, cipher.doFinal(PAYLOAD));
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(AUTH_KEY, "HmacSHA1"));
    byte[] tag = Arrays.copyOf(mac.doFinal(joined(covered, new byte[4])), 10);
    assertThat(sealed(SrtpProfile.AES_CM_128_HMAC_SHA1_80, MASTER_KEY, MASTER_SALT))
        .isEqualTo(joined(covered, tag));
  }

  /** The session keys by AES-CM over the labels 0 and 2, as RFC 3711, 4.3.1 derives them. */
  @Test
  void galois_counter_mode_forms_its_nonce_and_covers_the_header_as_rfc_7714_says()
      throws Exception {
    byte[] salt = Arrays.copyOf(MASTER_SALT, 12);
    byte[] key = derived(salt, 0, 16);
    byte[] nonce = derived(salt, 2, 12);
    xor(nonce, 2, hex("CAFEBABE"));
    xor(nonce, 10, hex("1234"));
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
    cipher.updateAAD(HEADER);
    assertThat(sealed(SrtpProfile.AEAD_AES_128_GCM, MASTER_KEY, salt))
        .isEqualTo(joined(HEADER, cipher.doFinal(PAYLOAD)));
  }

  @Test
  void the_derivation_gives_the_vector_of_rfc_3711() throws Exception {
    assertThat(derived(MASTER_SALT, 0, 16)).isEqualTo(CIPHER_KEY);
    assertThat(derived(MASTER_SALT, 2, 14)).isEqualTo(CIPHER_SALT);
  }

  private static byte[] derived(byte[] masterSalt, int label, int length) throws Exception {
    byte[] iv = Arrays.copyOf(masterSalt, 16);
    iv[7] ^= (byte) label;
    Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(MASTER_KEY, "AES"), new IvParameterSpec(iv));
    return cipher.doFinal(new byte[length]);
  }

  private static byte[] sealed(SrtpProfile profile, byte[] key, byte[] salt) {
    byte[] other = new byte[key.length];
    SrtpKeys keys = new SrtpKeys(profile, key, salt, other, new byte[salt.length]);
    byte[] packet = joined(HEADER, PAYLOAD);
    byte[] room = Arrays.copyOf(packet, packet.length + SrtpSession.MAX_OVERHEAD);
    try (SrtpSession session = new SrtpSession(keys)) {
      return Arrays.copyOf(room, session.seal(room, 0, packet.length));
    }
  }

  private static void xor(byte[] into, int at, byte[] with) {
    for (int i = 0; i < with.length; i++) {
      into[at + i] ^= with[i];
    }
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
