package vn.diemcau.room;

import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A command as it arrives.
 *
 * @param id made by the client; the same id is answered again and done once
 * @param args may be null
 * @param expect number of the last event that the person had seen; null when unknown
 * @param address the client's address, for the audit trail
 */
public record CommandCall(UUID id, String name, JsonNode args, Long expect, String address) {}
