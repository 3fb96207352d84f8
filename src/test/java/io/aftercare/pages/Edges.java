package io.aftercare.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

/**
 * Looks whether fields stand out by their edge or, as those that are checked, by their colour:
 * WCAG 2.2, 1.4.11, which axe does not look for.
 */
final class Edges {

    /** The formula is that of WCAG's "contrast ratio"; a canvas turns any colour that CSS knows into red, green and blue. */
    private static final String FAINT = """
            () => {
              const pixel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
              const luminance = (...layers) => {
                layers.forEach((colour) => {
                  pixel.fillStyle = colour;
                  pixel.fillRect(0, 0, 1, 1);
                });
                const [red, green, blue] = [...pixel.getImageData(0, 0, 1, 1).data]
                  .map((part) => part / 255)
                  .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
                return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
              };
              const contrast = (colour, around) => {
                const [darker, lighter] = [luminance(around), luminance(around, colour)].sort((a, b) => a - b);
                return (lighter + 0.05) / (darker + 0.05);
              };
              const ground = (element) => {
                const { backgroundColor } = getComputedStyle(element);
                return backgroundColor === 'rgba(0, 0, 0, 0)' && element.parentElement
                  ? ground(element.parentElement)
                  : backgroundColor;
              };
              return [...document.querySelectorAll('input, select, textarea')]
                .filter((field) => field.checkVisibility({ opacityProperty: true }) && !field.disabled)
                .filter((field) => field !== document.activeElement)
                .map((field) => ({ field, style: getComputedStyle(field) }))
                .filter(({ style }) => parseFloat(style.borderBottomWidth) > 0)
                .map(({ field, style }) => {
                  const around = ground(field.parentElement);
                  const colours = [style.borderBottomColor, style.backgroundColor];
                  return { field, ratio: Math.max(...colours.map((colour) => contrast(colour, around))) };
                })
                .filter(({ ratio }) => ratio < 3)
                .map(({ field, ratio }) => `${ratio.toFixed(2)} ${field.outerHTML.slice(0, 120)}`);
            }
            """;

    private Edges() {}

    static void standOut(Page page, String what) {
        assertThat(page.evaluate(FAINT))
                .as("fields with faint edges: " + what)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .isEmpty();
    }
}
