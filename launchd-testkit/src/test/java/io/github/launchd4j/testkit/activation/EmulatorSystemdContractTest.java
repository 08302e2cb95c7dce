package io.github.launchd4j.testkit.activation;

/** The contract in the emulator, by systemd's protocol. */
class EmulatorSystemdContractTest extends EmulatorContractTest {
  @Override
  boolean systemdProtocol() {
    return true;
  }
}
