# Build: docker build -t salesflow .
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml ./
RUN mvn -q -B dependency:go-offline
COPY src src
COPY processes processes
COPY rules rules
RUN mvn -q -B package -DskipTests && java -Djarmode=tools -jar target/salesflow-*.jar extract --layers --destination layers

FROM eclipse-temurin:17-jre
RUN useradd --system --uid 1001 --no-create-home salesflow
WORKDIR /app
# From the layer that changes least to the one that changes most.
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
USER 1001
ENV SALESFLOW_DEMO=false JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70 -Dfile.encoding=UTF-8"
EXPOSE 8080
ENTRYPOINT ["sh", "-c", "exec java -jar salesflow-*.jar"]
