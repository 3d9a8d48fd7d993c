# The meeting server. Build the jar first: ./dev run does, or: mvn -DskipTests package
# docker build -f docker/server.Dockerfile -t diemcau/server .
FROM eclipse-temurin:25-jre
RUN useradd --uid 10001 --create-home diemcau
WORKDIR /srv/diemcau
COPY meeting-server/target/meeting-server-0.1.0-SNAPSHOT.jar packed/server.jar
# a jar within a jar is slow to load classes from, and cannot be cached by the JVM (classes.jsa)
RUN java -Djarmode=tools -jar packed/server.jar extract --destination . --force && rm -r packed \
  && mkdir data && chown diemcau data
USER diemcau
VOLUME /srv/diemcau/data
EXPOSE 8080/tcp 10000-10015/udp
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "-XX:+UseZGC", "-XX:MaxRAMPercentage=60", "-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=data/classes.jsa", "-jar", "server.jar"]
