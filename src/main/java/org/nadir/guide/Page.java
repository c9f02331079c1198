package org.nadir.guide;

/**
 * One page of the guide, without the frame that all share.
 *
 * @param file its name in the folder of the guide
 * @param title the heading and the title in the browser
 * @param chapter the page of the menu that it belongs to
 * @param body HTML
 */
record Page(String file, String title, String chapter, String body) {}
