FROM debian:12-slim AS build
WORKDIR /src
COPY . .
RUN tools/setup.sh build && cmake --preset release && cmake --build --preset release

FROM debian:12-slim
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends libssl3 libpugixml1v5 libyaml-cpp0.7 \
    libfmt9 libspdlog1.10 libre2-9 zlib1g libxmlsec1-openssl libarchive13 libmnl0 libnftables1 libldns3 tini && rm -rf /var/lib/apt/lists/* && useradd --create-home backlot
COPY --from=build /src/build/release/backlot /usr/local/bin/backlot
USER backlot
EXPOSE 4566
VOLUME /home/backlot/.local/share/backlot
# Inside a container the loopback is the container's own: listen on all of its addresses.
ENTRYPOINT ["backlot"]
CMD ["serve", "--listen", "0.0.0.0:4566"]
