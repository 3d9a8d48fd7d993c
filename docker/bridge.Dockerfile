# The media bridge alone. Build the jar first: ./dev bridge does, or: mvn -DskipTests -pl media-bridge package
# docker build -f docker/bridge.Dockerfile -t diemcau/bridge .
FROM eclipse-temurin:25-jre
RUN useradd --uid 10001 --no-create-home diemcau
COPY media-bridge/target/media-bridge-0.1.0-SNAPSHOT-standalone.jar /srv/diemcau/bridge.jar
USER diemcau
EXPOSE 8080/tcp 10000-10015/udp
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "-XX:+UseZGC", "-XX:MaxRAMPercentage=60", "-jar", "/srv/diemcau/bridge.jar"]
