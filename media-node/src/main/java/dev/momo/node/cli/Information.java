package dev.momo.node.cli;

import dev.momo.node.about.About;
import dev.momo.node.cli.options.CodecEngine;
import dev.momo.node.cli.options.Command;
import dev.momo.node.cli.options.ExitCode;
import dev.momo.node.rtc.CodecSupport;

/** What is printed about the program and the machine, instead of starting a node. */
final class Information {

    private Information() {}

    /** Prints to stdout and gives the exit code. What is missing is said on stderr, and is no failure. */
    static int print(Command command) {
        if (command instanceof Command.Print print) {
            System.out.print(print.text());
            return print.exitCode();
        } else if (command instanceof Command.ShowVersion) {
            About about = About.read();
            System.out.printf(
                    "%s%n%nWebRTC: %s%nEnvironment: %s%n", about.version(), about.libwebrtc(), about.environment());
        } else if (command instanceof Command.ShowCodecEngines) {
            System.out.print(CodecEngine.describe(CodecSupport.probe()));
        } else if (command instanceof Command.ListDevices list) {
            DeviceList devices = DeviceList.read();
            System.out.print(list.json() ? DeviceListJson.of(devices) : DeviceListText.of(devices));
            devices.problems().forEach(System.err::println);
        }
        return ExitCode.OK;
    }
}
