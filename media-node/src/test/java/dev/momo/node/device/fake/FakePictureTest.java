package dev.momo.node.device.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakePictureTest {

    private static int luma(Plane plane, int x, int y) {
        return plane.samples[y * plane.width + x] & 0xff;
    }

    private static long brighterThan(Plane plane, int value) {
        return IntStream.range(0, plane.samples.length)
                .filter(i -> (plane.samples[i] & 0xff) > value)
                .count();
    }

    @Test
    void coloursAreThoseOfBt709() {
        // The 100 % bars of ITU-R BT.709 in eight bits.
        assertThat(Colour.rgb(255, 255, 255)).isEqualTo(new Colour(235, 128, 128));
        assertThat(Colour.rgb(0, 0, 0)).isEqualTo(new Colour(16, 128, 128));
        assertThat(Colour.rgb(255, 0, 0)).isEqualTo(new Colour(63, 102, 240));
        assertThat(Colour.rgb(0, 255, 0)).isEqualTo(new Colour(173, 42, 26));
        assertThat(Colour.rgb(0, 0, 255)).isEqualTo(new Colour(32, 240, 118));
    }

    @Test
    void theSweepFillsOnceASecondClockwise() {
        Plane plane = new Plane(101, 101, 0);
        Sweep sweep = new Sweep(plane, 50, 50, 40);

        sweep.show(0);
        assertThat(brighterThan(plane, 200)).isZero();
        sweep.show(0.3);
        assertThat(luma(plane, 70, 45)).as("right of 12 o'clock").isEqualTo(235);
        assertThat(luma(plane, 30, 45)).as("left of 12 o'clock").isEqualTo(90);
        long third = brighterThan(plane, 200);
        sweep.show(0.6);
        assertThat(brighterThan(plane, 200)).isBetween(2 * third - 20, 2 * third + 20);
        sweep.show(0.05);
        assertThat(luma(plane, 30, 45)).isEqualTo(90);
    }

    @Test
    void theClockDiffersEachMillisecondAndIsTheSameAgain() {
        Plane plane = new Plane(640, 80, 0);
        ClockFace clock = new ClockFace(plane, 10, 10, 620, 0);

        clock.show(45_296_789);
        byte[] first = plane.samples.clone();
        clock.show(45_296_790);
        assertThat(plane.samples).isNotEqualTo(first);
        clock.show(45_296_789);
        assertThat(plane.samples).isEqualTo(first);
    }

    @Test
    void theClockReadsWhatTheTimeIs() {
        Plane shown = new Plane(640, 80, 0);
        new ClockFace(shown, 10, 10, 620, 0).show(((23 * 60 + 59) * 60 + 58) * 1000 + 7);
        Plane nextDay = new Plane(640, 80, 0);
        new ClockFace(nextDay, 10, 10, 620, 0).show(86_400_000L + ((23 * 60 + 59) * 60 + 58) * 1000 + 7);

        assertThat(shown.samples).isEqualTo(nextDay.samples);
        // Seven segments of the first digit, a 2: top, upper right, middle, lower left, bottom.
        int unit = 620 / 84;
        assertThat(luma(shown, 10 + 3 * unit, 10)).as("a").isEqualTo(235);
        assertThat(luma(shown, 10 + 6 * unit - 1, 10 + 3 * unit)).as("b").isEqualTo(235);
        assertThat(luma(shown, 10 + 6 * unit - 1, 10 + 8 * unit)).as("c").isZero();
        assertThat(luma(shown, 10, 10 + 8 * unit)).as("e").isEqualTo(235);
        assertThat(luma(shown, 10, 10 + 3 * unit)).as("f").isZero();
    }

    @ParameterizedTest
    @CsvSource({"16, 16", "17, 33", "320, 240", "641, 361", "3840, 2160", "2000, 16", "16, 2000"})
    void everySizeCanBeDrawn(int width, int height) {
        FakePicture picture = new FakePicture(width, height);
        for (long millis = 0; millis < 2000; millis += 33) {
            picture.show(millis * 1_000_000);
        }
    }

    @Test
    void theBeepIsTheFirstTenthOfEachSecond() {
        FakeSound sound = new FakeSound();

        assertThat(loudest(sound.at(0))).isGreaterThan(10_000);
        assertThat(loudest(sound.at(1_000_000_000L + 90_000_000))).isGreaterThan(10_000);
        assertThat(loudest(sound.at(100_000_000))).isZero();
        assertThat(loudest(sound.at(980_000_000))).isZero();
        assertThat(loudest(sound.at(995_000_000)))
                .as("the next second begins in it")
                .isGreaterThan(1_000);
    }

    @Test
    void theBeepIsOneKilohertz() {
        byte[] block = new FakeSound().at(50_000_000).clone();

        int crossings = 0;
        for (int i = 1; i < FakeSound.BLOCK; i++) {
            if (sample(block, i - 1) < 0 && sample(block, i) >= 0) {
                crossings++;
            }
        }
        assertThat(crossings).isBetween(9, 10);
    }

    private static int sample(byte[] block, int i) {
        return (short) (block[2 * i] & 0xff | block[2 * i + 1] << 8);
    }

    private static int loudest(byte[] block) {
        return IntStream.range(0, FakeSound.BLOCK)
                .map(i -> Math.abs(sample(block, i)))
                .max()
                .orElseThrow();
    }

    @Test
    void rectanglesAreCutOffAtTheEdges() {
        Plane plane = new Plane(4, 4, 0);
        plane.fill(-2, -2, 3, 3, 9);
        plane.fill(3, 3, 5, 5, 9);
        plane.fill(10, 0, 2, 2, 9);

        byte[] expected = new byte[16];
        expected[0] = 9;
        expected[15] = 9;
        assertThat(Arrays.equals(plane.samples, expected)).isTrue();
    }
}
