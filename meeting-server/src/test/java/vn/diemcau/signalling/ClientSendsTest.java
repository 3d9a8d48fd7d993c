package vn.diemcau.signalling;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;
import vn.diemcau.ServerTest;
import vn.diemcau.meeting.AgendaItemId;
import vn.diemcau.organisation.UnitId;
import vn.diemcau.room.state.Kinds;
import vn.diemcau.room.state.RoomCommand;

/**
 * What the web client can send, against what the server reads: each kind of frame, and each command
 * with its arguments, as TypeScript made of the server's records for the client's own compiler.
 */
@ServerTest
class ClientSendsTest {

  private static final Set<Type> TEXTS =
      Set.of(String.class, UUID.class, UnitId.class, AgendaItemId.class);

  @Autowired RoomSockets sockets;
  @Autowired JsonMapper json;

  private final StringBuilder source = new StringBuilder();

  @BeforeEach
  void types() {
    assumeTrue(TypeScript.isThere(), "the web client's packages are not installed");
    source.append("import type * as C from '../../web/src/room/core/commands';\n");
    source.append("type Same<A, B> = [A, B] extends [B, A] ? true : { these: A; those: B };\n");
  }

  @Test
  void the_client_has_a_type_for_each_kind_of_frame_and_each_command_that_the_server_reads()
      throws Exception {
    same("C.ClientFrame['kind']", names(sockets.kinds()));
    same("C.CommandName", names(Kinds.COMMANDS.keySet()));
    assertThat(TypeScript.says("sends.ts", source)).isEmpty();
  }

  @Test
  void the_arguments_of_each_command_are_those_that_the_server_reads() throws Exception {
    new TreeMap<>(Kinds.COMMANDS).forEach(this::arguments);
    assertThat(TypeScript.says("arguments.ts", source)).isEmpty();
  }

  private void arguments(String name, Class<? extends RoomCommand> command) {
    String sent = "C.Commands['" + name + "']";
    same("keyof " + sent, names(components(command).map(RecordComponent::getName).toList()));
    source.append(
        "export const read%d = (sent: %s): %s => sent;\n"
            .formatted(source.length(), sent, typeOf(command)));
  }

  private void same(String one, String other) {
    source.append(
        "export const same%d: Same<%s, %s> = true;\n".formatted(source.length(), one, other));
  }

  private static String names(Collection<String> names) {
    return names.isEmpty()
        ? "never"
        : names.stream().sorted().map(n -> "'" + n + "'").collect(joining(" | "));
  }

  /** The type of what the server reads there. */
  private String typeOf(Type type) {
    if (TEXTS.contains(type)) {
      return "string";
    } else if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      return "(%s)[]".formatted(typeOf(list.getActualTypeArguments()[0]));
    }
    Class<?> kind = (Class<?>) type;
    if (kind == int.class || kind == Integer.class) {
      return "number";
    } else if (kind.isEnum()) {
      return Arrays.stream(kind.getEnumConstants())
          .map(json::writeValueAsString)
          .collect(joining(" | "));
    }
    assertThat(kind.isRecord()).as("a type for %s", kind).isTrue();
    return components(kind)
        .map(c -> "%s?: (%s) | null".formatted(c.getName(), typeOf(c.getGenericType())))
        .collect(joining("; ", "{ ", " }"));
  }

  private static Stream<RecordComponent> components(Class<?> kind) {
    return Arrays.stream(kind.getRecordComponents());
  }
}
