package vn.diemcau.mediabridge.ice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.ice4j.attribute.Attribute;
import org.ice4j.attribute.XorMappedAddressAttribute;
import org.ice4j.message.Message;
import org.junit.jupiter.api.Test;

/** The test vectors of RFC 5769. */
class StunVectorsTest {

  private static final byte[] PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt".getBytes(UTF_8);

  private static final byte[] REQUEST =
      hex(
          """
          000100582112a442b7e7a701bc34d686fa87dfae802200105354554e20746573\
          7420636c69656e74002400046e0001ff80290008932ff9b151263b3600060009\
          6576746a3a68367659202020000800149aeaa70cbfd8cb56781ef2b5b2d3f249\
          c1b571a280280004e57a3bcf""");

  private static final byte[] IPV4_RESPONSE =
      hex(
          """
          0101003c2112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563\
          746f7220002000080001a147e112a643000800142b91f599fd9e90c38c7489f9\
          2af9ba53f06be7d780280004c07d4c96""");

  private static final byte[] IPV6_RESPONSE =
      hex(
          """
          010100482112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563\
          746f7220002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d900080014\
          a382954e4be67bf11784c97c8292c275bfe3ed4180280004c8fb0b4c""");

  @Test
  void the_sample_request_is_read_and_its_integrity_holds() {
    assertThat(StunCodec.looksLikeStun(REQUEST, REQUEST.length)).isTrue();
    assertThat(StunCodec.isBindingRequest(REQUEST)).isTrue();
    assertThat(StunCodec.username(REQUEST, REQUEST.length)).isEqualTo("evtj:h6vY");
    assertThat(StunCodec.hasIntegrity(REQUEST, REQUEST.length, PASSWORD)).isTrue();
    Message message = StunCodec.decode(REQUEST, REQUEST.length);
    assertThat(message.containsAttribute(Attribute.ICE_CONTROLLED)).isTrue();
  }

  @Test
  void the_sample_responses_are_read_with_their_addresses() {
    assertThat(StunCodec.hasIntegrity(IPV4_RESPONSE, IPV4_RESPONSE.length, PASSWORD)).isTrue();
    assertThat(StunCodec.hasIntegrity(IPV6_RESPONSE, IPV6_RESPONSE.length, PASSWORD)).isTrue();
    assertThat(mapped(IPV4_RESPONSE)).isEqualTo("192.0.2.1:32853");
    assertThat(mapped(IPV6_RESPONSE)).isEqualTo("2001:db8:1234:5678:11:2233:4455:6677:32853");
  }

  @Test
  void one_changed_bit_anywhere_breaks_integrity_or_fingerprint() {
    for (int bit = 0; bit < REQUEST.length * 8; bit++) {
      byte[] changed = REQUEST.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      boolean accepted =
          StunCodec.looksLikeStun(changed, changed.length)
              && StunCodec.hasIntegrity(changed, changed.length, PASSWORD)
              && StunCodec.decode(changed, changed.length) != null;
      assertThat(accepted).as("bit %d", bit).isFalse();
    }
  }

  @Test
  void a_message_that_ends_early_is_malformed_and_never_an_exception() {
    for (int length = 0; length < REQUEST.length; length++) {
      byte[] cut = Arrays.copyOf(REQUEST, length);
      assertThat(StunCodec.looksLikeStun(cut, length)).isFalse();
      if (length >= 20) {
        cut[2] = (byte) ((length - 20) >>> 8);
        cut[3] = (byte) (length - 20);
        StunCodec.username(cut, length);
        assertThat(StunCodec.decode(cut, length)).isNull();
        StunCodec.hasIntegrity(cut, length, PASSWORD);
      }
    }
  }

  private static String mapped(byte[] response) {
    Message message = StunCodec.decode(response, response.length);
    XorMappedAddressAttribute address =
        (XorMappedAddressAttribute) message.getAttribute(Attribute.XOR_MAPPED_ADDRESS);
    var plain = address.getAddress(message.getTransactionID());
    return plain.getHostAddress() + ":" + plain.getPort();
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.strip());
  }
}
